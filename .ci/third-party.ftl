<#-- One line for each dependency: what it is, and under which licences it may be used (any one of them). -->
<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
${project.groupId}:${project.artifactId}:${project.version} | <#list entry.getValue() as licence>${licence}<#sep> or </#list>
</#list>
