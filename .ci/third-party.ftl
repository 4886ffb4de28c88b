<#-- One line per dependency: its coordinates and its licences, any of which applies. -->
<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
${project.groupId}:${project.artifactId}:${project.version} | <#list entry.getValue() as licence>${licence}<#sep> or </#list>
</#list>
